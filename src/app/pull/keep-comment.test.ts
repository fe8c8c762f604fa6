import { describe, expect, it } from 'vitest';
import type { Account, EditableComment } from '../../model/pull-request.ts';
import type { PullVoice } from '../ports.ts';
import { WorldError } from '../world-error.ts';
import { keepComment, type Self } from './keep-comment.ts';

const bot: Account = { id: 41, login: 'github-actions[bot]', type: 'Bot' };
const stranger: Account = { id: 7, login: 'stranger', type: 'User' };
const marker = '<!-- ours -->';

/** A conversation in memory; what is written is by the bot. */
function conversation(said: readonly EditableComment[] = [], changes: Partial<PullVoice> = {}) {
  const comments = new Map(said.map((comment) => [comment.id, comment]));
  const done: string[] = [];
  const voice: PullVoice = {
    publishAnnotated: async () => null,
    readSelf: async () => null,
    readEditable: async () => [...comments.values()].toSorted((a, b) => a.id - b.id),
    async comment(_, body) {
      const made = { id: 100, author: bot, body };
      comments.set(made.id, made);
      done.push('comment');
      return made;
    },
    async edit(id, body) {
      comments.set(id, { ...comments.get(id)!, body });
      done.push(`edit ${id}`);
      return true;
    },
    async remove(id) {
      done.push(`remove ${id}`);
      return comments.delete(id);
    },
    ...changes,
  };
  const keep = (body: string, { isNews = true, self = { app: 'github-actions' } as Self } = {}) =>
    keepComment(voice, { number: 3, self, marker, body, isNews });
  return { voice, keep, done, comments };
}

const ours = (id: number, body = 'One change.', author = bot): EditableComment => ({
  id,
  author,
  body: `${marker}\n${body}`,
});

describe('keepComment', () => {
  it('writes a first comment only for news', async () => {
    const quiet = conversation();
    expect([await quiet.keep('No change.', { isNews: false }), quiet.done]).toEqual(['none', []]);
    const { keep, done } = conversation();
    expect([await keep('One change.'), done]).toEqual(['created', ['comment']]);
  });

  it('edits the one that is there, and only if it says something else', async () => {
    const { keep, done } = conversation([ours(5)]);
    expect(await keep('One change.')).toBe('unchanged');
    expect(await keep('No change.', { isNews: false })).toBe('updated');
    expect(done).toEqual(['edit 5']);
  });

  it('takes line ends as GitHub gives them back for the same', async () => {
    const { keep, done } = conversation([{ ...ours(5), body: `${marker}\r\nOne change.` }]);
    expect([await keep('One change.\n'), done]).toEqual(['unchanged', []]);
  });

  it.each([
    ['a stranger', stranger],
    ['somebody who took the name of the bot', { ...bot, id: 43, type: 'User' }],
    ['another app', { ...bot, id: 42, login: 'page-preview[bot]' }],
    ['nobody any more', null],
  ])('leaves a copy by %s alone', async (_, author) => {
    const { keep, done } = conversation([{ ...ours(5), author }]);
    expect([await keep('One change.'), done]).toEqual(['created', ['comment']]);
  });

  it('knows a person by the number, not by the login', async () => {
    const { keep } = conversation([ours(5, 'One change.', stranger)]);
    expect(await keep('One change.', { self: { id: stranger.id } })).toBe('unchanged');
  });

  it('leaves what does not begin with the marker alone', async () => {
    const quoted = { ...ours(5), body: `See:\n${marker}\nOne change.` };
    expect(await conversation([quoted]).keep('One change.')).toBe('created');
  });

  it('keeps the oldest of several and takes the others away', async () => {
    const { keep, done } = conversation([ours(5), ours(8), ours(9)]);
    expect([await keep('Two changes.'), done]).toEqual(['updated', ['edit 5', 'remove 8', 'remove 9']]);
  });

  it('gives way to another run that was quicker with its first', async () => {
    const scene = conversation();
    const write = scene.voice.comment;
    const voice = {
      ...scene.voice,
      async comment(number: number, body: string) {
        scene.comments.set(99, ours(99, 'The other run.'));
        return write(number, body);
      },
    };
    const request = { number: 3, self: { app: 'github-actions' }, marker, body: 'One change.', isNews: true };
    expect(await keepComment(voice, request)).toBe('updated');
    expect([...scene.comments.values()]).toEqual([ours(99)]);
  });

  it('finds its older comments by what it wrote when nobody knew whose token it has', async () => {
    const app = { id: 55, login: 'acme-voice[bot]', type: 'Bot' };
    const scene = conversation([ours(5, 'Old.', app)]);
    const voice = {
      ...scene.voice,
      async comment(_: number, body: string) {
        const made = { id: 100, author: app, body };
        scene.comments.set(100, made);
        return made;
      },
    };
    const request = { number: 3, self: { app: 'github-actions' }, marker, body: 'One change.', isNews: true };
    expect(await keepComment(voice, request)).toBe('updated');
    expect([...scene.comments.keys()]).toEqual([5]);
  });

  it('is refused without a fault where the token may not write', async () => {
    expect(await conversation([], { comment: async () => null }).keep('One change.')).toBe('refused');
    expect(await conversation([ours(5)], { edit: async () => false }).keep('Two changes.')).toBe('refused');
  });

  it('looks whether a lost comment arrived, and fails when it did not', async () => {
    const lost = new WorldError('GitHub could not be reached.', 'Run again.');
    const { keep } = conversation([], { comment: () => Promise.reject(lost) });
    await expect(keep('One change.')).rejects.toBe(lost);
  });
});
