// A ballot: what it asks, how it is handed out, and how it is read back.
export { type BallotItems, listBallotItems } from './ballot/ballot-items.ts';
export { type ParsedBallot, parseBallot } from './ballot/parse-ballot.ts';
export { renderBallot } from './ballot/render-ballot.ts';
export { renderBallotCsvHeader } from './survey/survey-header.ts';
