import { describe, expect, it } from 'vitest';
import { gatedWorld, value } from '../../../test/fakes/gated-repository.ts';
import { rememberObjects } from './remember-objects.ts';

describe('remembered objects', () => {
  it('are asked for once, also when two ask at the same time', async () => {
    const { pulls, main } = gatedWorld();
    const remembering = rememberObjects(pulls, 'positioning');
    const [one, other] = await Promise.all([remembering.readTree(main), remembering.readTree(main)]);
    expect(one).toBe(other);
    const oid = one?.find(({ path }) => path === value)?.oid ?? '';
    await remembering.readBlob(oid);
    await remembering.readBlob(oid);
    expect(pulls.calls.filter((call) => call === 'readTree' || call === 'readBlob')).toEqual(['readTree', 'readBlob']);
  });

  it('are the guarded files only', async () => {
    const { pulls, main } = gatedWorld();
    const paths = (await rememberObjects(pulls, 'positioning').readTree(main))?.map(({ path }) => path) ?? [];
    expect(paths).toContain('.github/CODEOWNERS');
    expect(paths).not.toContain('src/app.ts');
  });

  it('are asked for again after a failure', async () => {
    const { pulls, main } = gatedWorld();
    pulls.fail('readTree', 1);
    const remembering = rememberObjects(pulls, 'positioning');
    await expect(remembering.readTree(main)).rejects.toMatchObject({ name: 'WorldError' });
    expect(await remembering.readTree(main)).not.toBeNull();
  });

  it('are no reviews, comments, people or branches: those are asked for every time', async () => {
    const { pulls, main } = gatedWorld();
    pulls.open({ number: 12, author: 'product-1', head: main });
    const remembering = rememberObjects(pulls, 'positioning');
    expect(await remembering.readReviews(12)).toEqual([]);
    pulls.approve(12, 'sales-1');
    expect(await remembering.readReviews(12)).toHaveLength(1);
    pulls.team('sales', []);
    expect(await remembering.readTeam('mobile-db', 'sales')).toEqual({ members: [] });
  });
});
