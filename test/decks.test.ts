import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderDeck } from '../scripts/deck/deck.ts';

describe('the sales decks of the examples', () => {
  it.each(['mobile-database/sales/offline-order-demo', 'agile-project-management/sales/wall-to-board'])(
    'are those of the texts beside them: %s (else: npm run decks)',
    (name) => {
      const text = readFileSync(`examples/${name}.deck.txt`, 'utf8');
      expect(Buffer.from(renderDeck(text)).equals(readFileSync(`examples/${name}.pptx`))).toBe(true);
    },
  );
});
