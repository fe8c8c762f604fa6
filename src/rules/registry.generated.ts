// Generated from the files beside it by `npm run generate`. Do not edit.
import type { Rule } from './rule.ts';
import rule0 from './alternative/in-no-market.ts';
import rule1 from './attribute/benefit-as-name.ts';
import rule2 from './attribute/enables-no-value.ts';
import rule3 from './attribute/no-proof.ts';
import rule4 from './attribute/unknown-cells.ts';
import rule5 from './check/unknown-rule.ts';
import rule6 from './document/frontmatter-missing.ts';
import rule7 from './document/frontmatter-unclosed.ts';
import rule8 from './document/id-case-collision.ts';
import rule9 from './document/id-not-kebab-case.ts';
import rule10 from './document/not-a-plain-file.ts';
import rule11 from './document/not-utf8.ts';
import rule12 from './document/schema.ts';
import rule13 from './document/too-large.ts';
import rule14 from './document/unknown-folder.ts';
import rule15 from './document/unreadable.ts';
import rule16 from './document/yaml.ts';
import rule17 from './evidence/expired.ts';
import rule18 from './evidence/internal-only.ts';
import rule19 from './function/no-owner.ts';
import rule20 from './market/alternative-count.ts';
import rule21 from './market/joined-categories.ts';
import rule22 from './market/no-retired-terms.ts';
import rule23 from './market/no-segment.ts';
import rule24 from './market/no-status-quo.ts';
import rule25 from './market/no-why.ts';
import rule26 from './product/chosen-market.ts';
import rule27 from './product/missing.ts';
import rule28 from './product/review-overdue.ts';
import rule29 from './product/too-few-markets.ts';
import rule30 from './reference/broken-link.ts';
import rule31 from './reference/parent-cycle.ts';
import rule32 from './reference/unknown.ts';
import rule33 from './reference/wrong-kind.ts';
import rule34 from './roadmap/strengthens-nothing.ts';
import rule35 from './segment/cares-about-nothing.ts';
import rule36 from './segment/macro-only.ts';
import rule37 from './segment/no-disqualifier.ts';
import rule38 from './segment/no-why.ts';
import rule39 from './segment/not-actionable.ts';
import rule40 from './segment/not-findable.ts';
import rule41 from './segment/through-mismatch.ts';
import rule42 from './sign-off/too-few-functions.ts';
import rule43 from './tactic/no-inputs.ts';
import rule44 from './trend/supports-nothing.ts';
import rule45 from './value/count.ts';
import rule46 from './value/no-attribute.ts';
import rule47 from './value/no-proof.ts';
import rule48 from './value/nobody-cares.ts';
import rule49 from './value/not-differentiated.ts';
import rule50 from './view/missing.ts';
import rule51 from './view/unknown-name.ts';

export const rules: readonly Rule[] = [
  rule0,
  rule1,
  rule2,
  rule3,
  rule4,
  rule5,
  rule6,
  rule7,
  rule8,
  rule9,
  rule10,
  rule11,
  rule12,
  rule13,
  rule14,
  rule15,
  rule16,
  rule17,
  rule18,
  rule19,
  rule20,
  rule21,
  rule22,
  rule23,
  rule24,
  rule25,
  rule26,
  rule27,
  rule28,
  rule29,
  rule30,
  rule31,
  rule32,
  rule33,
  rule34,
  rule35,
  rule36,
  rule37,
  rule38,
  rule39,
  rule40,
  rule41,
  rule42,
  rule43,
  rule44,
  rule45,
  rule46,
  rule47,
  rule48,
  rule49,
  rule50,
  rule51,
];
