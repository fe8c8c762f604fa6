import { admin, findApp, repositoryPath } from '../cast.ts';
import { act, tryActing } from '../host/act.ts';
import { renderApp } from '../host/dress.ts';
import { type Host, pullOf, readAccount } from '../host/host.ts';
import type { MergeMethod } from '../host/merges.ts';
import { formGroup, type GroupOptions, landGroup, type MergeGroup, type Outcome } from '../host/queue.ts';
import { type JsonObject, listOf, numberAt, objectOf, textAt } from '../json.ts';

export interface NewPull {
  readonly from: string;
  readonly into?: string;
  readonly author: string;
  readonly title?: string;
  /** Whose fork the branch is in. Its commits are in the repository all the same, as on GitHub. */
  readonly fork?: string;
}

interface ReviewOptions {
  /** The commit that was looked at; the head when left out. */
  readonly commit?: string;
}

/** The life of a pull request. Who does something is named; where nobody is, the author does it. */
export function pullStory(host: Host) {
  const change = (number: number, by: string | undefined, body: JsonObject) =>
    act(host, by ?? pullOf(host, number).author, `PATCH ${repositoryPath}/pulls/${number}`, body);
  return {
    /** Opens a pull request into main, or into another branch, and gives its number. */
    async openPull({ from, into = 'main', author, title = `Change ${from}`, fork }: NewPull): Promise<number> {
      const opened = await act(host, author, `POST ${repositoryPath}/pulls`, { head: from, base: into, title });
      const number = numberAt(opened, 'number');
      if (fork !== undefined) pullOf(host, number).fork = await readAccount(host, fork);
      return number;
    },

    /** The pull request as the API gives it. */
    async pull(number: number): Promise<JsonObject> {
      return objectOf(await act(host, pullOf(host, number).author, `GET ${repositoryPath}/pulls/${number}`));
    },

    retarget: async (number: number, base: string, by?: string) => void (await change(number, by, { base })),
    rename: async (number: number, title: string, by?: string) => void (await change(number, by, { title })),
    closePull: async (number: number, by?: string) => void (await change(number, by, { state: 'closed' })),
    /** Throws when the branch was force-pushed or deleted meanwhile, as GitHub refuses it. */
    reopenPull: async (number: number, by?: string) => void (await change(number, by, { state: 'open' })),

    /** Presses the merge button. */
    async merge(
      number: number,
      { by, method = 'merge' }: { by?: string; method?: MergeMethod } = {},
    ): Promise<Outcome> {
      const who = by ?? pullOf(host, number).author;
      const request = `PUT ${repositoryPath}/pulls/${number}/merge`;
      const { status, body } = await tryActing(host, who, request, { merge_method: method });
      return { merged: status === 200, message: textAt(body, 'message') };
    },

    /** Puts pull requests into the merge queue as one group and gives what the event `merge_group` tells of it. */
    queue: (numbers: readonly number[], options: GroupOptions = {}): Promise<MergeGroup> =>
      formGroup(host, numbers, options),
    /** The queue has waited long enough: the group is merged when its head has passed, and dropped when not. */
    land: (group: MergeGroup): Promise<Outcome> => landGroup(host, group),
  };
}

/** What people say about a pull request. Reviews and comments are known by their ids. */
export function conversationStory(host: Host) {
  const review = async (number: number, by: string, event: string, { commit }: ReviewOptions = {}) => {
    const body = { event, body: '', ...(commit === undefined ? {} : { commit_id: commit }) };
    return numberAt(await act(host, by, `POST ${repositoryPath}/pulls/${number}/reviews`, body), 'id');
  };
  const comments = `${repositoryPath}/issues/comments`;
  return {
    approve: (number: number, by: string, options?: ReviewOptions) => review(number, by, 'APPROVE', options),
    requestChanges: (number: number, by: string, options?: ReviewOptions) =>
      review(number, by, 'REQUEST_CHANGES', options),
    /** A review that says neither yes nor no. */
    remark: (number: number, by: string, options?: ReviewOptions) => review(number, by, 'COMMENT', options),

    /** The author of the pull request dismisses a review, unless another is named. */
    async dismiss(number: number, reviewId: number, by = pullOf(host, number).author) {
      const path = `${repositoryPath}/pulls/${number}/reviews/${reviewId}/dismissals`;
      await act(host, by, `PUT ${path}`, { message: 'No longer holds' });
    },

    /** GitHub says from now on that a review was about this commit; null when it no longer exists. */
    repointReview(reviewId: number, commit: string | null) {
      const memory = host.memory.reviews.get(reviewId);
      if (!memory) throw new Error(`There is no review ${reviewId}.`);
      memory.commit = commit;
    },

    /** `viaApp` is the slug of an app that writes in the person's name. */
    async comment(number: number, by: string, body: string, { viaApp }: { viaApp?: string } = {}): Promise<number> {
      const written = await act(host, by, `POST ${repositoryPath}/issues/${number}/comments`, { body });
      const id = numberAt(written, 'id');
      const memory = host.memory.comments.get(id);
      if (memory && viaApp !== undefined) memory.viaApp = renderApp(host, findApp(viaApp));
      return id;
    },
    /** Whoever may write to the repository can edit anybody's comment. */
    editComment: async (id: number, body: string, by: string) =>
      void (await act(host, by, `PATCH ${comments}/${id}`, { body })),
    /** The comments of the conversation, the oldest first. */
    async comments(number: number): Promise<{ id: number; by: string; body: string }[]> {
      const path = `${repositoryPath}/issues/${number}/comments?per_page=100`;
      return listOf(await act(host, admin, `GET ${path}`)).map((each) => ({
        id: numberAt(each, 'id'),
        by: textAt(each, 'user', 'login'),
        body: textAt(each, 'body'),
      }));
    },
    deleteComment: async (id: number, by: string) => void (await act(host, by, `DELETE ${comments}/${id}`)),
  };
}
