import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../../test/fakes/memory-world.ts';
import { UserError } from '../../app/user-error.ts';
import { preparePlan } from '../init.ts';
import type { Prompter } from './prompter.ts';

/** Answers by the first word of each question; what is not listed is answered as usual. */
function fakePrompter(texts: Record<string, string>, some: Record<string, string[]> = {}) {
  const asked: string[] = [];
  const pick = <T>(answers: Record<string, T>, message: string) =>
    Object.entries(answers).find(([words]) => message.includes(words))?.[1];
  const prompter: Prompter = {
    begin: () => {},
    async askText({ message, explain }) {
      asked.push(message);
      const answer = pick(texts, message) ?? '';
      const problem = explain(answer);
      if (problem) throw new UserError(problem, 'Answer otherwise.');
      return answer;
    },
    async askSome({ message, usual, choices }) {
      asked.push(message);
      const answer = pick(some, message) ?? [...usual];
      expect(choices.map(({ value }) => value)).toEqual(expect.arrayContaining(answer));
      return answer;
    },
  };
  return { prompter, asked };
}

const flags = {
  root: 'positioning',
  branch: 'main',
  workflows: true,
  editor: true,
  function: [],
  format: 'text',
} as const;
const pathsOf = ({ files }: Awaited<ReturnType<typeof preparePlan>>) => files.map(({ path }) => path);

describe('init, asking', () => {
  it('goes from the product to who signs, and writes nothing', async () => {
    const world = memoryWorld({});
    const { prompter, asked } = fakePrompter(
      {
        'Which product': 'Field DB',
        market: 'Embedded database',
        Marketing: '@acme/marketing @bo',
        Sales: '@acme/sales',
      },
      { 'to agree': ['marketing', 'sales'] },
    );
    const plan = await preparePlan(world, flags, prompter);
    expect(asked).toHaveLength(6);
    expect(pathsOf(plan)).toEqual(
      expect.arrayContaining(['positioning/field-db/markets/embedded-database.md', '.github/CODEOWNERS']),
    );
    expect(pathsOf(plan)).not.toContain('.devcontainer/devcontainer.json');
    expect(plan.files.find(({ path }) => path.endsWith('marketing.md'))?.text).toMatch(
      /- "@acme\/marketing"\n\s+- "@bo"/,
    );
    expect(world.disk.size).toBe(0);
  });

  it('does not ask for what a flag has said', async () => {
    const { prompter, asked } = fakePrompter({});
    const said = { ...flags, product: 'field-db', market: 'Embedded', function: ['sales=@acme/sales', 'product=@bo'] };
    await preparePlan(memoryWorld({}), said, prompter);
    expect(asked).toEqual(['What shall stand around it?']);
  });

  it('offers what a flag has ruled out no more', async () => {
    const { prompter } = fakePrompter({ product: 'Field DB', market: 'Embedded' }, { around: ['devcontainer'] });
    const plan = await preparePlan(memoryWorld({}), { ...flags, editor: false }, prompter);
    expect(pathsOf(plan).filter((path) => !path.startsWith('positioning/'))).toEqual([
      '.devcontainer/devcontainer.json',
    ]);
  });

  it('shows which files differ, and replaces only those that are picked', async () => {
    const [kept, replaced] = ['.github/workflows/pull-request.yml', '.github/workflows/sign-off.yml'] as const;
    const world = memoryWorld({ [kept]: 'name: Ours\n', [replaced]: 'name: Ours too\n' });
    const { prompter, asked } = fakePrompter({ product: 'Field DB', market: 'Embedded' }, { replaced: [replaced] });
    const { files } = await preparePlan(world, flags, prompter);
    expect(asked.at(-1)).toContain('say something else');
    expect(files.filter(({ path }) => [kept, replaced].some((known) => known === path))).toMatchObject([
      { path: kept, action: 'keep' },
      { path: replaced, action: 'replace' },
    ]);
  });

  it('explains an answer that cannot stand', async () => {
    const { prompter } = fakePrompter({ product: 'Field DB', market: 'Embedded', Marketing: 'bo' });
    await expect(preparePlan(memoryWorld({}), flags, prompter)).rejects.toThrow('`bo` is no owner');
  });
});
