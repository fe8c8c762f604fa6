import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { botOf, tokenOf } from './cast.ts';
import { openPullScene, type PullOptions, type PullScene } from './pull-scene.ts';
import { standardFiles } from './standard-world.ts';

const product = 'positioning/mobile-database';
const segment = `${product}/segments/pc-power-user.md`;
const attribute = `${product}/attributes/sync-on-reconnect.md`;

const said = async (path: string) => String((await standardFiles())[path]);

/** A pull request that renames an attribute, which nothing is wrong with. */
async function renamed(name = 'Sync when the line is back'): Promise<Record<string, string>> {
  return { [attribute]: (await said(attribute)).replace(/^name: .*$/m, () => `name: ${JSON.stringify(name)}`) };
}

const open = async (options: Partial<PullOptions> = {}) =>
  openPullScene({ ...options, files: options.files ?? (await renamed()) });

async function ownComments({ github, number }: PullScene, bot = 'throughline-gate') {
  return (await github.comments(number)).filter(({ by }) => by === botOf(bot));
}

async function checksOf({ github, head }: PullScene) {
  return (await github.checkRuns(await head())).filter(({ name }) => name === 'throughline/check');
}

const written = ({ github }: PullScene) => github.calls.filter(({ method }) => method !== 'GET');

function expectValid({ github }: PullScene): void {
  expect({ answers: github.invalidAnswers, requests: github.invalidRequests }).toEqual({ answers: [], requests: [] });
}

/** Segments that say too little: each has the same findings. */
function weakSegments(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `field-team-${index + 1}`);
  return Object.fromEntries(names.map((name) => [`${product}/segments/${name}.md`, `---\nname: ${name}\n---\n`]));
}

describe('a pull request', () => {
  it('is explained in the summary, a check run and one comment', async () => {
    const scene = await open();
    const { code, summary, outputs } = await scene.run();
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'success', errors: '0', changes: '1', comment: 'created' });
    expect(outputs).toMatchObject({ 'new-findings': '0', 'sign-off': 'pending' });
    const [comment] = await ownComments(scene);
    const [check] = await checksOf(scene);
    for (const page of [summary, comment?.body, check?.summary]) expect(page).toContain('Sync when the line is back');
    for (const page of [summary, comment?.body]) expect(page).toMatch(/\*\*Sales\*\* \| ⏳ not yet/);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'success' });
    expect(check?.annotations).toHaveLength(Number(outputs['warnings']) + Number(outputs['notes']));
    expectValid(scene);
  });

  it('keeps its one comment: unchanged while nothing changes, then edited in place', async () => {
    const scene = await open();
    await scene.run();
    scene.github.forgetCalls();
    expect((await scene.run()).outputs['comment']).toBe('unchanged');
    expect(written(scene).map(({ path }) => path)).toEqual([expect.stringMatching(/check-runs$/)]);
    await scene.change(await renamed('Merge on reconnect'));
    expect((await scene.run()).outputs['comment']).toBe('updated');
    const comments = await ownComments(scene);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('Merge on reconnect');
    expectValid(scene);
  });

  it('gets no comment when it says nothing new, and has an old one say so', async () => {
    const quiet = await open({ files: { 'README.md': '# Other words\n' } });
    expect((await quiet.run()).outputs).toMatchObject({ changes: '0', comment: 'none' });
    expect(await ownComments(quiet)).toEqual([]);
    const scene = await open();
    await scene.run();
    await scene.change({ [attribute]: await said(attribute) });
    expect((await scene.run()).outputs['comment']).toBe('updated');
    expect((await ownComments(scene))[0]?.body).toContain('Positioning: no change');
  });

  it('from a fork has the summary and findings in the log, and does not fail', async () => {
    const scene = await open({ files: weakSegments(1), fork: 'stranger-1' });
    scene.github.makeReader(botOf('github-actions'));
    const { code, log, summary, outputs } = await scene.run({ INPUT_TOKEN: tokenOf(botOf('github-actions')) });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ conclusion: 'failure', comment: 'refused' });
    expect(summary).toContain('field-team-1.md, line 1');
    expect(log).toMatch(/^::error file=positioning\/mobile-database\/segments\/field-team-1\.md,line=1,/m);
    expect(await scene.github.comments(scene.number)).toEqual([]);
    expect(await checksOf(scene)).toEqual([]);
  });

  it('with more than a hundred findings has them on their lines, fifty a request', async () => {
    const scene = await open({ files: weakSegments(60) });
    const { outputs } = await scene.run();
    const total = ['errors', 'warnings', 'notes'].reduce((sum, name) => sum + Number(outputs[name]), 0);
    expect(total).toBeGreaterThan(120);
    const [check] = await checksOf(scene);
    expect(check?.annotations).toHaveLength(total);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(written(scene).filter(({ path }) => path.includes('check-runs'))).toHaveLength(Math.ceil(total / 50));
    const [comment] = await ownComments(scene);
    expect(comment?.body).toMatch(/… and \d+ more findings/);
    expectValid(scene);
  });

  it('with five hundred changes stays within what GitHub takes, and says what is left out', async () => {
    const text = (word: string) => `---\nname: ${word}\nenabled_by: [sync-on-reconnect]\n---\n${word.repeat(3000)}\n`;
    const names = Array.from({ length: 500 }, (_, index) => `${product}/values/value-${index + 1}.md`);
    const files = async (word: string) => Object.fromEntries(names.map((name) => [name, text(word)]));
    const scene = await open({
      before: { ...(await standardFiles()), ...(await files('old')) },
      files: await files('ü<'),
    });
    const { summary, outputs } = await scene.run();
    expect(Number(outputs['changes'])).toBeGreaterThanOrEqual(500);
    const [[comment], [check]] = [await ownComments(scene), await checksOf(scene)];
    expect(comment?.body.length).toBeLessThan(65_536);
    expect(Buffer.byteLength(check?.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    for (const page of [comment?.body, check?.summary, summary]) expect(page).toMatch(/… and [\d,]+ smaller changes/);
    expectValid(scene);
  });

  it('whose files cannot be read has the findings, and a word that the rest is not whole', async () => {
    const scene = await open({ files: { [segment]: '---\nname: [\n---\n' } });
    const { code, outputs } = await scene.run();
    expect([code, outputs['conclusion']]).toEqual([0, 'failure']);
    const [comment] = await ownComments(scene);
    expect(comment?.body).toMatch(/could not be read in full/);
    expect((await checksOf(scene))[0]?.conclusion).toBe('failure');
  });

  it('that takes the positioning away fails its check', async () => {
    const files = Object.keys(await standardFiles()).filter((path) => path.startsWith('positioning/'));
    const scene = await open({ files: Object.fromEntries(files.map((path) => [path, null])) });
    const { summary } = await scene.run();
    expect(summary).toContain('leaves no positioning at all');
    expect((await checksOf(scene))[0]?.conclusion).toBe('failure');
  });

  it('in a merge group has a check run and no comment', async () => {
    const scene = await open();
    const payload = { merge_group: { head_sha: await scene.head(), base_sha: await scene.github.tip('main') } };
    scene.checkout.write('event.json', JSON.stringify(payload));
    const env = { GITHUB_EVENT_NAME: 'merge_group', GITHUB_EVENT_PATH: join(scene.checkout.folder, 'event.json') };
    expect(await scene.run(env)).toMatchObject({ code: 0 });
    expect(await checksOf(scene)).toHaveLength(1);
    expect(await ownComments(scene)).toEqual([]);
  });
});

describe('the one comment', () => {
  it('is not taken from a stranger who copied it', async () => {
    const scene = await open();
    await scene.run();
    const [own] = await ownComments(scene);
    const other = await open();
    await other.github.comment(other.number, 'stranger-1', String(own?.body));
    await other.github.comment(other.number, botOf('page-preview'), String(own?.body));
    expect((await other.run()).outputs['comment']).toBe('created');
    expect(await other.github.comments(other.number)).toHaveLength(3);
  });

  it('is the older of two that two runs wrote at once', async () => {
    const scene = await open();
    const marker = '<!-- throughline pull request positioning -->';
    let turn = 0;
    scene.github.fault({ method: 'GET', path: /issues\/\d+\/comments/ }, async (answer) => {
      turn += 1;
      // First the gate reads the comments, then the run looks for its own; and then the other one is quicker.
      if (turn === 2) await scene.github.comment(scene.number, botOf('throughline-gate'), `${marker}\nThe other run.`);
      return answer;
    });
    const { outputs } = await scene.run();
    const comments = await ownComments(scene);
    expect([outputs['comment'], comments.length]).toEqual(['updated', 1]);
    expect(comments[0]).toMatchObject({ id: 1, body: expect.stringContaining('Sync when the line is back') });
    expect(scene.github.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
    expectValid(scene);
  });

  it('is found again when the answer to writing it is lost', async () => {
    const scene = await open({ strict: false });
    scene.github.fault({ method: 'POST', path: /comments$/, times: 1 }, () => 'lost');
    expect(await scene.run()).toMatchObject({ code: 0, outputs: { comment: 'created' } });
    expect(await ownComments(scene)).toHaveLength(1);
  });

  it('is left to a newer run when the pull request has moved on', async () => {
    const scene = await open();
    scene.github.fault({ method: 'POST', path: /check-runs$/, times: 1 }, async (answer) => {
      await scene.github.commit('change', { 'README.md': '# Later\n' }, { by: 'marketing-1' });
      return answer;
    });
    expect((await scene.run()).outputs['comment']).toBe('outdated');
    expect(await ownComments(scene)).toEqual([]);
  });

  it('does not fail the job when GitHub is out of order, and says so in the log', async () => {
    const scene = await open();
    scene.github.fault({ method: 'POST', path: /comments$/ }, { status: 502 });
    const { code, log } = await scene.run();
    expect([code, log]).toEqual([0, expect.stringMatching(/::warning::The comment could not be kept/)]);
  });

  it('is not written where nobody wants it', async () => {
    const scene = await open();
    await scene.run({ INPUT_COMMENT: 'false' });
    expect(await ownComments(scene)).toEqual([]);
  });
});

describe('the check run', () => {
  it('is found again when the answer to making it is lost', async () => {
    const scene = await open({ strict: false, files: weakSegments(30) });
    scene.github.fault({ method: 'POST', path: /check-runs$/, times: 1 }, () => 'lost');
    expect((await scene.run()).code).toBe(0);
    expect(await checksOf(scene)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  it('that breaks off in the middle is not green, and the job fails with the findings in its log', async () => {
    const scene = await open({ files: weakSegments(60) });
    scene.github.fault({ method: 'PATCH', path: /check-runs/ }, { status: 422, body: { message: 'No' } });
    const { code, log, summary } = await scene.run();
    expect([code, log]).toEqual([1, expect.stringMatching(/::error file=/)]);
    expect(summary).toContain('field-team-1');
    expect(await checksOf(scene)).toMatchObject([{ status: 'in_progress', conclusion: null }]);
  });

  it('fails by what is asked', async () => {
    const scene = await open();
    expect((await scene.run({ 'INPUT_FAIL-ON': 'warning' })).outputs['conclusion']).toBe('failure');
    expect((await checksOf(scene))[0]?.conclusion).toBe('failure');
    const broken = await open({ files: weakSegments(1) });
    expect((await broken.run({ 'INPUT_FAIL-ON': 'never' })).outputs['conclusion']).toBe('neutral');
    expect(await broken.run({ 'INPUT_FAIL-ON': 'sometimes' })).toMatchObject({ code: 1 });
  });
});

describe('sign-offs', () => {
  it('are not guessed when the token cannot read who may sign', async () => {
    const scene = await open();
    const { summary, outputs } = await scene.run({ INPUT_TOKEN: tokenOf(botOf('github-actions')) });
    expect(outputs['sign-off']).toBe('error');
    const [comment] = await ownComments(scene, 'github-actions');
    for (const page of [summary, comment?.body]) {
      expect(page).toContain('Could not be told here; see the check `throughline/sign-off`.');
      expect(page).not.toMatch(/✅|signed/);
    }
  });

  it('are told with names, and mention nobody', async () => {
    const scene = await open();
    await scene.github.approve(scene.number, 'sales-1');
    await scene.run();
    const [comment] = await ownComments(scene);
    expect(comment?.body).toMatch(/\*\*Sales\*\* \| ✅ signed \| @&#8203;sales-1/);
    expect(comment?.body).not.toMatch(/@[a-z]/);
    expect(comment?.body).toMatch(/`\/sign-off [0-9a-f]{32}`/);
  });

  it('are no matter where nobody has to sign', async () => {
    const files = Object.fromEntries(
      Object.entries(await standardFiles()).filter(([path]) => path !== 'positioning/sign-off.md'),
    );
    const scene = await open({ before: files });
    const { summary, outputs } = await scene.run();
    expect([summary.includes('sign'), outputs['sign-off']]).toEqual([false, '']);
  });
});

describe('a strange checkout', () => {
  it.each([
    ['holds one commit alone', { depth: 1 }, /one commit alone.* `with: fetch-depth: 2`/],
    [
      'has no positioning',
      { before: { 'README.md': '# Nothing\n' }, files: { 'README.md': '# Still nothing\n' } },
      /There is no positioning in positioning\/.* throughline init/,
    ],
  ] as const)('that %s is a failure with a next step', async (_, options, says) => {
    const scene = await open(options);
    const { code, log, summary } = await scene.run();
    expect([code, log]).toEqual([1, expect.stringMatching(says)]);
    expect(summary).toMatch(/Positioning: not explained/);
    expect(written(scene)).toEqual([]);
  });

  it('of the head alone is refused, and with its history it is compared with where it began', async () => {
    const scene = await open({ depth: 3 });
    const head = scene.checkout.git('rev-parse', 'HEAD^2').trim();
    const base = scene.checkout.git('rev-parse', 'HEAD^1').trim();
    scene.checkout.git('checkout', '-q', '--detach', head);
    const elsewhere = { GITHUB_SHA: 'f'.repeat(40) };
    expect(await scene.run(elsewhere)).toMatchObject({ code: 1, log: expect.stringMatching(/Leave `ref` out/) });
    const payload = {
      pull_request: { number: scene.number, head: { sha: await scene.head() }, base: { sha: base } },
    };
    scene.checkout.write('event.json', JSON.stringify(payload));
    const event = { GITHUB_EVENT_PATH: join(scene.checkout.folder, 'event.json') };
    expect((await scene.run({ ...elsewhere, ...event })).outputs['changes']).toBe('1');
  });

  it('that is none at all is a failure', async () => {
    const scene = await open();
    const commit = scene.checkout.git('rev-parse', 'HEAD').trim();
    rmSync(join(scene.checkout.folder, '.git'), { recursive: true });
    const { code, log } = await scene.run({ GITHUB_SHA: commit });
    expect([code, log]).toEqual([1, expect.stringMatching(/no checkout of the pull request here/)]);
  });

  it('is read from its commits: what lies on the disk beside them does not count', async () => {
    const scene = await open();
    scene.checkout.write(segment, '---\nname: Written by another step\n---\n');
    expect((await scene.run()).outputs).toMatchObject({ changes: '1', errors: '0' });
  });

  it('runs for no event that would show something else', async () => {
    const scene = await open();
    const { code, log } = await scene.run({ GITHUB_EVENT_NAME: 'pull_request_target' });
    expect([code, log]).toEqual([1, expect.stringMatching(/nothing to do with the event pull_request_target/)]);
  });
});

describe('hostile text', () => {
  const hostile = '</details><img src=x onerror=alert(1)> | @everyone #1 ``` **bold** [a](javascript:alert(1))';

  it('neither formats nor mentions nor commands', async () => {
    const path = `${product}/segments/%0A::warning::x.md`;
    const files = { ...(await renamed(`${hostile}\n::error::owned\n`)), [path]: '---\nname: x\n---\n' };
    const scene = await open({ files });
    scene.github.makeReader(botOf('github-actions'));
    const { log, summary } = await scene.run({ INPUT_TOKEN: tokenOf(botOf('github-actions')) });
    expect(summary).toContain('everyone');
    expect(summary).not.toMatch(/<img|<\/details><img|\]\(javascript|^::/m);
    const commands = log.split('\n').filter((line) => line.startsWith('::'));
    expect(
      commands.filter(
        (line) => !/^::(?:notice|(?:error|warning|notice) file=positioning[^:]*,title=[a-z/-]+)::/.test(line),
      ),
    ).toEqual([]);
    const again = await open({ files });
    await again.run();
    const [comment] = await ownComments(again);
    expect(comment?.body).toContain('@&#8203;everyone');
    expect(comment?.body).not.toMatch(/<img|\]\(javascript|@everyone/);
  });

  it('in place of the positioning folder, as a link, is a failure and is not followed', async () => {
    const scene = await open();
    const { checkout } = scene;
    checkout.git('rm', '-q', '-r', 'positioning');
    symlinkSync('/etc', join(checkout.folder, 'positioning'));
    checkout.git('add', '-A');
    checkout.git('commit', '-q', '--amend', '-m', 'On trial');
    const { code, summary } = await scene.run();
    expect([code, summary]).toEqual([1, expect.stringMatching(/positioning is no folder there/)]);
  });
});

describe('SARIF', () => {
  it('is written for code scanning where it is wanted', async () => {
    const scene = await open({ files: weakSegments(1) });
    await scene.run({ 'INPUT_SARIF-FILE': 'out/throughline.sarif' });
    const sarif = JSON.parse(readFileSync(join(scene.checkout.folder, 'out/throughline.sarif'), 'utf8'));
    expect(JSON.stringify(sarif.runs[0].results)).toContain('field-team-1.md');
  });

  it('is not written through a link that the pull request laid', async () => {
    const scene = await open();
    const elsewhere = await open();
    symlinkSync(elsewhere.checkout.folder, join(scene.checkout.folder, 'out'));
    const { code, log, summary } = await scene.run({ 'INPUT_SARIF-FILE': 'out/deep/throughline.sarif' });
    expect([code, log]).toEqual([1, expect.stringMatching(/behind a link/)]);
    expect(existsSync(join(elsewhere.checkout.folder, 'deep'))).toBe(false);
    expect(summary).toContain('Positioning');
  });
});
