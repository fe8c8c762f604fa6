// A ballot: what it asks, how it is handed out, and how it is read back.
export { type BallotItems, listBallotItems } from './ballot-items.ts';
export { type ParsedBallot, parseBallot } from './parse-ballot.ts';
export { renderBallot } from './render-ballot.ts';
export { renderBallotCsvHeader } from './survey-header.ts';
