import { anyWord, article, closing, cue, type Cue, holds, opening, pattern, reach } from './cue.ts';

const naming =
  '(?:sold|marketed|positioned|described|billed|pitched|branded|advertised|known|called|named|labell?ed|referred to)';
const calling =
  '(?:say|says|saying|call|calls|calling|called|write|writing|describe|describing|using? the|speak of|talk of|mention|pitch|market|position|present|promote)';
const label = '(?:names?|terms?|words?|phrase|category|categories|label|tagline|slogan|positioning|story|description)';
const plain = '(?:simple|plain|mere|pure|single|traditional|conventional|classic|typical|ordinary|legacy)';

// A word about today takes a cue's force away, and so does a new clause in the present, and the goal of a move.
const today = /\b(?:now|today|nowadays|but|yet|finally)\b/u;
const present = /\b(?:is|are)\b/u;
const goal = /\b(?:to|into|towards?)\b/u;
const newClause =
  /,.*\b(?:is|are|becomes?|gives?|offers?|makes?|means?|has|have|sells?|builds?|brings?|helps?|lets?)\b/u;

const historyBefore: readonly Cue[] = [
  // "Previously sold as a …", "back then our slogan was …"
  cue(
    '(?<!\\b(?:who|that|which|customers|users|people|teams|reps) )\\b(?:previously|formerly|originally|initially|at first|in the past|back then|in those days|at one time|years ago|there was a time)\\b,?[^;:!?]{0,80}$',
    today,
    goal,
    newClause,
  ),
  cue(
    `\\bfor (?:${anyWord}) (?:years|months|decades)\\b[^;:!?]{0,60}\\b(?:was|were|called|sold|had|said)\\b${reach(30)}$`,
    today,
  ),
  // "It used to be a …", but not "people who used to have …"
  cue(
    '(?<!\\b(?:who|that|customers|users|people|teams|reps|those|get|gets|getting|is|are|be) )\\bused to (?:be|call|say|sell|market|describe|position|offer|pitch|brand|label|refer|present|have|write|ship)\\b[^;:!?]{0,80}$',
    today,
    newClause,
  ),
  // "It evolved from a …", but not "it grew from a tool into a …"
  cue(
    `\\b(?:evolved?|gr[eo]wn?|mov(?:e|ed|es|ing)|came|comes?|shifted|switched|turned|changed|pivoted|repositioned|rebranded|renamed|departed|walked|stepped|went|go|goes|going)(?: (?:it|itself|ourselves|away|on|out|over))?,? (?:from|of)\\b${reach(60)}$`,
    goal,
  ),
  cue(`\\bdays (?:as|of being)\\b${reach(30)}$`),
  cue(
    `\\b(?:begun|began|begins|started|starting|grew up)(?: (?:(?:its |our )?life|out|off))? as\\b${reach(50)}$`,
    today,
  ),
  // "It was once called a …"
  cue(
    `\\b(?:was|were|been|we|they|it|which|that|first|once|had)(?: ${anyWord}){0,2} ${naming}(?: (?:it|itself|ourselves|this|the product))?(?: (?:as|under|by)(?: the ${label})?)?(?: (?:of|like))?(?: ${article})?(?: ${anyWord})?${opening}`,
    present,
    today,
  ),
  cue(
    `\\b(?:was|were|been|first)(?: ${anyWord})? (?:launched|introduced|released|shipped|offered|listed|presented|born) as\\b${reach(30)}$`,
    today,
  ),
  // "We stopped being a …", "we retired the term …", "we dropped …"
  cue(
    `\\b(?:stopped|quit|gave up|dropp(?:ed|ing)|abandon(?:ed|ing)|left|leaving|retir(?:ed|ing)) (?:being|calling|saying|using|selling|marketing|the ${label}|behind)\\b${reach(50)}$`,
  ),
  cue(`\\b(?:dropped|retired|abandoned|struck)(?: the)?(?: (?:old|words?))?\\s*["“‘']$`),
  cue(`\\b(?:old|former|previous|earlier|original|retired|outdated|first) ${label}\\b[^.;!?]{0,30}$`, today),
  cue("\\b(?:former|erstwhile|previous|yesterday[’']s) $"),
  // "In 1993 we shipped a …"
  cue(
    '\\b(?:in|until|till|before|by|around|during) (?:the )?(?:early |late |mid-?)?(?:(?:19|20)\\d\\ds?|eighties|nineties)\\b.{0,80}\\b(?:\\p{L}+ed|was|were|sold|began|had|did|made)\\b[^;:!?]{0,80}$',
    today,
    newClause,
  ),
];

const denialBefore: readonly Cue[] = [
  // "It is not a …", "it was never really a …"
  cue(
    `(?:\\bno longer|\\bnot|n['’]t|\\bnever|\\bneither|\\bnor|\\bhardly|\\banything but|\\bnothing like)(?: (?:really|actually|at all|meant to|intended to|supposed to|be|been|being|become|as|like|simply being))*(?: ${article})?(?: (?:mere|simple|toy|plain))?${opening}`,
  ),
  cue("(?:^|\\b(?:is|are|was|were|as|it[’']s|with|and) )no $"),
  // "We do not sell a …"
  cue(
    `\\b(?:it|we) (?:do|does|did|will|would) ?(?:not|n[’']t) (?:sell|make|build|offer|ship|market|claim to be|want to be)(?: ${article})? $`,
  ),
  // "Never call it …", "we refuse to call it …"
  cue(
    `(?:\\bnot|n['’]t|\\bnever|\\bno longer|\\bstop|\\bavoid|\\binstead of|\\brather than|\\brefuse[sd]?|\\bdecline[sd]?)(?: to| you| we)? ${calling}\\b${reach(40)}$`,
  ),
  cue(`\\b(?:where|when|whenever) you (?:said|say|wrote|write|used|use)\\b${reach(20)}$`),
  cue(`\\bavoid(?:ing|s)?(?: the)?(?: ${label})?:?${opening}`),
  // "Unlike a …"
  cue(
    `\\b(?:unlike|rather than|instead of|as opposed to|in contrast (?:to|with)|contrary to|in place of|compared (?:to|with)|different from|differs from)(?: (?:being|with|using))?(?: ${article})?(?: ${plain})?${opening}`,
  ),
];

const after: readonly Cue[] = [
  // "A … is what we used to call it."
  cue(
    `${closing}${reach(20)}\\b(?:is|was|were|are) (?:what|how|the ${label}(?: that)?) (?:we|it|people|customers|they)\\b${reach(20)}\\b(?:used to|once|previously|formerly|called|was|were|said|sold|described|positioned)\\b`,
  ),
  // "A … is no longer our category", but not "our … is no longer slow"
  cue(
    `${closing}${reach(12)}\\b(?:is|are) no longer (?:describes?|fits?|what|our|how|who|the (?:right |best )?${label})\\b`,
  ),
  cue(`${closing}\\s*no longer (?:describes?|fits?|applies|tells|says|covers?)\\b`),
  cue(
    `${closing}\\s*,? ?as (?:it|we|the product) (?:(?:was|were) (?:once|formerly|previously|then|first|originally) (?:called|known|named|sold|described)|used to|then)\\b`,
  ),
  cue(
    `${closing}${reach(12)}\\b(?:is|was) (?:our|the|its) (?:old|former|previous|earlier|original|retired|first) ${label}\\b`,
  ),
  cue(`${closing}\\s*\\((?:our |the )?(?:former|formerly|old|previous|previously|retired|until|deprecated)\\b`),
  cue(`${closing}${reach(25)}\\b(?:in the past|years ago|back then|in those days|in the old days)\\b`, today),
];

/** Cues that hold only together: one before the term, one after. */
const around: readonly (readonly [RegExp, RegExp])[] = [
  // "It was a … in its first years."
  [
    pattern(`\\b(?:was|were|been)(?: ${anyWord}){0,3} $`),
    pattern(
      `^${reach(40)}\\b(?:in (?:its|our|the) (?:first|early|old)|until|till|back in|in (?:19|20)\\d\\d|at first|originally)\\b`,
    ),
  ],
  // "Once a …, it now …"
  [pattern('(?:^|, )once (?:an?|our) $'), pattern(`^${reach(60)},`)],
  // "From … to …: our first years"
  [pattern(`^from(?: ${article})?${opening}`), pattern(`${closing} (?:to|into) `)],
  // "We left the … behind."
  [pattern(`\\b(?:left|leaving|leave|put)(?: ${article})?${opening}`), pattern(`${closing}${reach(20)}\\bbehind\\b`)],
];

/** Does the sentence itself say that the term is history, denied, or set on the other side? */
export function isLeftAlone(before: string, behind: string): boolean {
  return (
    historyBefore.some((known) => holds(known, before)) ||
    denialBefore.some((known) => holds(known, before)) ||
    after.some((known) => holds(known, behind)) ||
    around.some(([first, second]) => first.test(before) && second.test(behind))
  );
}
