import { describe, expect, it } from 'vitest';
import type { TreeEntry } from '../model/pull-request.ts';
import { createGuard, findCodeowners } from './guard.ts';

const guard = createGuard('positioning');

describe('what is guarded', () => {
  it.each([
    'positioning/sign-off.md',
    'positioning/check.md',
    'positioning/functions/sales.md',
    'positioning/mobile-db/values/work-offline.md',
    'positioning/.hidden/notes.bin',
    'schemas/value.schema.json',
    'schemas/deep/er.json',
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.github/workflows/sign-off.yml',
    '.github/workflows/nested/sign-off.yml',
  ])('%s is', (path) => {
    expect(guard.covers(path)).toBe(true);
  });

  it.each([
    'README.md',
    'positioning.md',
    'positioning-old/sign-off.md',
    'our/positioning/sign-off.md',
    'schemas.json',
    'packages/schemas/value.schema.json',
    'docs/guide.md',
    'docs/CODEOWNERS.md',
    '.github/dependabot.yml',
    '.github/workflows.md',
    'src/workflows/build.ts',
    'packages/CODEOWNERS-tools.md',
  ])('%s is not', (path) => {
    expect(guard.covers(path)).toBe(false);
  });

  it.each(['.github', 'docs', 'positioning', 'schemas', '.github/workflows', 'positioning/functions'])(
    'a link or a file in the place of the folder %s is, because it would replace the folder',
    (path) => {
      expect(guard.covers(path)).toBe(true);
    },
  );

  it.each([
    'Positioning/sign-off.md',
    'POSITIONING',
    'positioning/Functions/sales.md',
    'positioning/FUNCTIONS/sales.md',
    'positioning/Sign-Off.md',
    'SCHEMAS/value.schema.json',
    '.GitHub/codeowners',
    'codeowners',
    'Docs/CodeOwners',
    '.github/Workflows/sign-off.yml',
    '.GITHUB',
  ])('%s is, because some file systems take it for the real one', (path) => {
    expect(guard.covers(path)).toBe(true);
  });

  it.each(['po\u017Fitioning/sign-off.md', '\u017Fchemas/a.json', '.github/wor\u212Aflows/x.yml'])(
    '%s is, because file systems that take no notice of case know more letters than those of ASCII',
    (path) => {
      expect(guard.covers(path)).toBe(true);
    },
  );

  it('follows the folder that is named, deeper ones and those in capitals too', () => {
    const deep = createGuard('Apps/Story');
    expect(['Apps/Story/sign-off.md', 'apps/story/x.md', 'Apps', 'Apps/Story'].map(deep.covers)).not.toContain(false);
    expect(['positioning/sign-off.md', 'Apps/README.md'].map(deep.covers)).toEqual([false, false]);
  });

  it.each(['./positioning', 'positioning/', './positioning/', 'positioning//', 'story/../positioning'])(
    'a folder that is named as %s is guarded all the same, or refused',
    (root) => {
      expect(pathsLeftOpen(root, ['positioning/mobile-db/values/work-offline.md', 'positioning/sign-off.md'])).toEqual(
        [],
      );
    },
  );

  it.each(['.', './', ''])(
    'a repository that is all positioning, named as "%s", is guarded whole, or refused',
    (root) => {
      expect(pathsLeftOpen(root, ['mobile-db/values/work-offline.md', 'functions/sales.md'])).toEqual([]);
    },
  );
});

/** The paths that a guard of this folder lets through. A guard that is refused lets nothing through. */
function pathsLeftOpen(root: string, paths: readonly string[]): readonly string[] {
  try {
    const { covers } = createGuard(root);
    return paths.filter((path) => !covers(path));
  } catch {
    return [];
  }
}

describe('what decides who signs', () => {
  it.each([
    'positioning/sign-off.md',
    'positioning/functions/sales.md',
    'positioning/functions/README.md',
    'positioning/functions',
    'positioning',
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'docs/CODEOWNERS',
    'docs',
    '.github',
    '.github/workflows/build.yml',
    'positioning/Functions/sales.md',
    '.github/codeowners',
  ])('%s does', (path) => {
    expect(guard.isPolicy(path)).toBe(true);
  });

  it.each([
    'positioning/check.md',
    'positioning/sign-off.markdown',
    'positioning/mobile-db/product.md',
    'positioning/mobile-db/functions/sales.md',
    'schemas/function.schema.json',
    'schemas',
    'README.md',
  ])('%s does not', (path) => {
    expect(guard.isPolicy(path)).toBe(false);
  });

  it('is guarded, all of it', () => {
    for (const path of ['positioning/sign-off.md', 'docs', '.github/workflows/x.yml', 'codeowners']) {
      expect([guard.isPolicy(path), guard.covers(path)]).toEqual([true, true]);
    }
  });
});

describe('what CODEOWNERS must give to the functions', () => {
  it('is the positioning folder and whatever takes its place, and nothing else that is guarded', () => {
    const given = ['positioning/check.md', 'positioning', 'Positioning/x.md'];
    const others = ['schemas/value.schema.json', 'CODEOWNERS', '.github/workflows/x.yml', 'docs', 'positioning.md'];
    expect(given.map(guard.isPositioning)).toEqual([true, true, true]);
    expect(others.map(guard.isPositioning)).toEqual([false, false, false, false, false]);
  });
});

describe('the CODEOWNERS that counts', () => {
  const file = (path: string): TreeEntry => ({ path, mode: '100644', oid: 'a'.repeat(40), size: 10 });
  const find = (...paths: string[]) => findCodeowners(paths.map(file))?.path ?? null;

  it('is the first in the order of GitHub: .github, the top, docs', () => {
    expect(find('docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS')).toBe('.github/CODEOWNERS');
    expect(find('docs/CODEOWNERS', 'CODEOWNERS')).toBe('CODEOWNERS');
    expect(find('docs/CODEOWNERS')).toBe('docs/CODEOWNERS');
  });

  it('is none where there is none, or only one in other letters or other folders', () => {
    expect(find()).toBeNull();
    expect(find('.github/codeowners', 'src/CODEOWNERS', 'CODEOWNERS/README.md')).toBeNull();
  });
});
