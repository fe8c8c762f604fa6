import { describe, expect, it } from 'vitest';
import { findingsOf } from '../example-findings.ts';

const reportsOn = (name: string) =>
  findingsOf('attribute/benefit-as-name', {
    'field-db/attributes/other.md': `---\nname: ${name}\nlevel: product\nversus: {}\n---\n`,
  }).length;

describe('praise', () => {
  it.each([
    'Easy-to-use editor',
    'Best in class sync',
    'Fast',
    'Very fast and secure',
    'Faster sync',
    'Powerful API',
    'Saves time',
  ])('%s', (name) => expect(reportsOn(name)).toBe(1));
});

describe('a capability', () => {
  it.each([
    'Fast Fourier transform',
    'Leading zeros are kept',
    'Best-effort delivery',
    'Secure boot',
    'Power supply of its own',
  ])('%s', (name) => expect(reportsOn(name)).toBe(0));
});
