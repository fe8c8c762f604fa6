import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { renderDeck } from './deck/deck.ts';

// The sales decks of the examples are made from the texts beside them.
for (const example of readdirSync('examples')) {
  const folder = `examples/${example}/sales`;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deck.txt'))) {
    writeFileSync(
      `${folder}/${file.replace(/\.deck\.txt$/, '.pptx')}`,
      renderDeck(readFileSync(`${folder}/${file}`, 'utf8')),
    );
  }
}
