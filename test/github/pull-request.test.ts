import { describe, expect, it } from 'vitest';
import { openPullScene, type PullScene } from './pull-scene.ts';

const segment = 'positioning/mobile-database/segments/pc-power-user.md';

const sharper = { [segment]: '---\nname: Power users of PCs\n---\nThey care.\n' };

async function ownComments({ github, number }: PullScene) {
  return (await github.comments(number)).filter(({ by }) => by === 'throughline-gate[bot]');
}

function expectValid({ github }: PullScene): void {
  expect({ answers: github.invalidAnswers, requests: github.invalidRequests }).toEqual({ answers: [], requests: [] });
}

describe('a pull request', () => {
  it('is explained in the summary, a check run and one comment', async () => {
    const scene = await openPullScene({ files: sharper });
    const { code, log, summary, outputs } = await scene.run();
    console.log(log, outputs, summary);
    expect(code).toBe(0);
    console.log(await ownComments(scene), await scene.github.checkRuns(await scene.head()));
    expectValid(scene);
  });
});
