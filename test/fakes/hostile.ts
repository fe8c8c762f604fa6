import { amend, type Facts, fieldDb } from './field-db.ts';

/** What somebody could write to make a page do something else than show it. Those that would run, call `alert`. */
export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '</title><svg/onload=alert(1)>',
  '</textarea><iframe srcdoc="<script>alert(1)</script>">',
  '{{constructor.constructor("alert(1)")()}}',
  '\u202Etxet desrever\u202C \u0007\u0000',
  '<!--',
  ']]>',
  '&lt;script&gt;',
];

/** A positioning with a text wherever one can be written: names, sentences, evidence, addresses, links, bodies, ids. */
export function attackedBy(text: string): Facts {
  const body = `${text}\n\n[a link](${text}) and [another](<${text}>)\n\n![a picture](${text})\n\n<a href="${text}">raw</a>`;
  return amend(fieldDb, {
    'functions/sales': { name: text, why: text, owners: [text], body },
    'field-db/product': { name: text, one_liner: text, avoid: [{ term: text, instead: text, why: text }] },
    'field-db/values/work-offline': { name: text, statement: text, body },
    'field-db/segments/field-sales': {
      name: text,
      characteristics: [{ trait: text, find_by: text }],
      cares_about: [{ value: 'work-offline', why: text }],
      aliases: [text],
      evidence: [{ claim: text, source: text, tier: 'usage', url: text, date: text, expires: text }],
    },
    'field-db/markets/embedded': { name: text, why: text, retired_terms: [text], expected: [text] },
    'field-db/views/sales': { market: text, alternatives: [text], respondent: text },
    'field-db/tactics/call-script': { name: text, url: text, inputs: [text], function: text },
    [`field-db/values/${text.replaceAll('/', '_').replaceAll('\0', '')}`]: { name: text, enabled_by: [text] },
  });
}
