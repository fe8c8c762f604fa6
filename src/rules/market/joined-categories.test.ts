import { describe, expect, it } from 'vitest';
import { findingsOf } from '../example-findings.ts';

const reportsOn = (name: string) =>
  findingsOf('market/joined-categories', {
    'field-db/markets/other.md': `---\nname: ${JSON.stringify(name)}\nstyle: head_to_head\nalternatives: [spreadsheet]\nsegments: []\n---\n`,
  }).length;

describe('two categories in one name', () => {
  it.each(['CRM and helpdesk', 'CRM & helpdesk', 'CRM/helpdesk', 'CRM + helpdesk', 'CRM, helpdesk', 'CRM or helpdesk'])(
    '%s',
    (name) => expect(reportsOn(name)).toBe(1),
  );
});

describe('one category', () => {
  it.each([
    'Research and development software',
    'R&D software',
    'CI/CD platform',
    'C++ compiler',
    'Database for phones and tablets',
    'Governance, risk and compliance',
    'Brand management',
    '1,000-seat suite',
  ])('%s', (name) => expect(reportsOn(name)).toBe(0));
});
