/** One thing found below the positioning folder, before anybody has looked inside. */
export interface Entry {
  /** POSIX path below the positioning folder: `mobile/values/work-offline.md`. */
  readonly path: string;
  readonly content: EntryContent;
}

/** What an entry holds. Links are never followed; files over `maxFileBytes` are never read. */
export type EntryContent =
  | { readonly type: 'file'; readonly bytes: Uint8Array }
  | { readonly type: 'too-large'; readonly size: number }
  | { readonly type: 'unreadable'; readonly reason: string }
  | { readonly type: 'link' | 'folder' | 'executable' | 'special' }
  /** Nobody asked for what it holds. */
  | { readonly type: 'unread' };

/** An entry that somebody wanted. */
export type ReadEntry = Entry & { readonly content: Exclude<EntryContent, { type: 'unread' }> };

/** The size of the largest file that is read: 1 MiB. */
export const maxFileBytes = 1024 * 1024;
