// Generated from the files beside it by `npm run generate`. Do not edit.
import type { Rule } from './rule.ts';
import rule0 from './document/yaml.ts';
import rule1 from './reference/unknown.ts';
import rule2 from './reference/wrong-kind.ts';
import rule3 from './segment/macro-only.ts';
import rule4 from './value/not-differentiated.ts';

export const rules: readonly Rule[] = [
  rule0,
  rule1,
  rule2,
  rule3,
  rule4,
];
