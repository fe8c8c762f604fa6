import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../src/cli/main.ts';
import { documentation as pages } from './documentation.ts';

describe('every command that the documentation shows', () => {
  const shown = pages.flatMap((page) =>
    commandLines(readFileSync(page, 'utf8')).map((line) => ({ page, line, words: line.split(/\s+/).slice(1) })),
  );

  it('is looked for in pages that show many', () => {
    expect(shown.length).toBeGreaterThan(50);
  });

  it('exists', () => {
    const names = new Set([...Object.keys(commands), 'help', '--help', '--version']);
    expect(
      shown.filter(({ words: [name = ''] }) => !names.has(name)).map(({ page, line }) => `${page}: ${line}`),
    ).toEqual([]);
  });

  it('has the options that are shown with it', async () => {
    const options = await optionsByCommand();
    const strange = shown.filter(({ words: [name = '', ...rest] }) =>
      flagsIn(rest.join(' ')).some((flag) => options.has(name) && !options.get(name)!.has(flag)),
    );
    expect(strange.map(({ page, line }) => `${page}: ${line}`)).toEqual([]);
  });
});

/** Lines of code blocks and code in sentences that begin with the program's name. */
function commandLines(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```[a-z]*\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...markdown.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans]
    .map((line) =>
      line
        .trim()
        .replace(/^(?:\$|npx|-? ?run:) +/, '')
        .replace(/ #.*$/, ''),
    )
    .filter((line) => /^throughline [a-z-]/.test(line));
}

function flagsIn(text: string): string[] {
  return [...text.matchAll(/(?:^|[\s[|])(--[a-z][a-z-]*)/g)].map(([, flag = '']) => flag);
}

async function optionsByCommand(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const entries = Object.entries(commands).map(async ([name, { load }]) => {
    const command = new Command(name);
    (await load()).configure(command, async () => {});
    return [name, new Set(['--help', ...command.options.map(({ long }) => long ?? '')])] as const;
  });
  return new Map(await Promise.all(entries));
}
