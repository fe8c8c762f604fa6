import type { EditableComment } from '../../model/pull-request.ts';
import type { PullVoice } from '../ports.ts';
import { WorldError } from '../world-error.ts';

export interface CommentRequest {
  readonly number: number;
  /** By whom comments are ours. A person goes by id, because a login can be taken over; nobody can take an app's. */
  readonly self: Self;
  /** How our comments begin; nobody sees it. */
  readonly marker: string;
  /** Markdown. */
  readonly body: string;
  /** Is there something to say that is worth a first comment? */
  readonly isNews: boolean;
}

export type Self = { readonly id: number } | { readonly app: string };

/** `none`: there is nothing to say, and nothing was said before. `refused`: the token may not write it. */
export type Kept = 'created' | 'updated' | 'unchanged' | 'none' | 'refused';

/**
 * Keeps one comment on a pull request: the oldest of ours says what is to be said now, and others of ours go. Of two
 * runs that write their first at once, the one that came second sees both and takes its own back.
 */
export async function keepComment(voice: PullVoice, request: CommentRequest): Promise<Kept> {
  const { number, self, isNews } = request;
  const own = await readOwn(voice, request, self);
  if (own.length > 0) return settle(voice, request, own);
  if (!isNews) return 'none';
  const made = await create(voice, request);
  if (made === null) return 'refused';
  const all = await readOwn(voice, { ...request, number }, ownerOf(made) ?? self);
  if (all.length <= 1) return 'created';
  return settle(voice, request, all);
}

/** Ours, the oldest first. */
async function readOwn(voice: PullVoice, { number, marker }: CommentRequest, self: Self): Promise<EditableComment[]> {
  const comments = await voice.readEditable(number);
  return comments.filter(({ body, author }) => body.startsWith(marker) && isBy(author, self));
}

function isBy(author: EditableComment['author'], self: Self): boolean {
  if (author === null) return false;
  if ('id' in self) return author.id === self.id;
  return author.type === 'Bot' && author.login === `${self.app}[bot]`;
}

function ownerOf({ author }: EditableComment): Self | null {
  return author && { id: author.id };
}

async function settle(voice: PullVoice, request: CommentRequest, own: readonly EditableComment[]): Promise<Kept> {
  const [oldest, ...others] = own;
  if (!oldest) return 'none';
  const text = textOf(request);
  const isSaid = withoutLineEnds(oldest.body) === withoutLineEnds(text);
  if (!isSaid && !(await voice.edit(oldest.id, text))) return 'refused';
  for (const { id } of others) await voice.remove(id);
  return isSaid ? 'unchanged' : 'updated';
}

/** Whether a lost comment arrived is looked up, so that it is not written again. */
async function create(voice: PullVoice, request: CommentRequest): Promise<EditableComment | null> {
  try {
    return await voice.comment(request.number, textOf(request));
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const [arrived] = await readOwn(voice, request, request.self);
    if (arrived) return arrived;
    throw error;
  }
}

function textOf({ marker, body }: CommentRequest): string {
  return `${marker}\n${body}`;
}

function withoutLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
