export { nameIn, styleWords, verdictOrder, verdictWords } from '../derive/words.ts';
