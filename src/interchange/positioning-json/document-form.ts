/** What the document says of itself in its first two fields. */
export const formatName = 'throughline-positioning';

/** Grows when a reader of the version before would misunderstand the document. A further key is no new version. */
export const formatVersion = 1;
