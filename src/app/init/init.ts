import type { InitAction, InitResult } from '../../report/init.ts';
import { syncCodeowners } from '../codeowners.ts';
import { pathFromTop } from '../path-from-top.ts';
import type { World } from '../ports.ts';
import { UserError } from '../user-error.ts';
import type { InitAnswers } from './answers.ts';
import { draftWorld } from './draft-world.ts';
import { checkTask } from './editor.ts';
import { nextSteps } from './next-steps.ts';
import { type InitParts, type InitPlace, positioningFiles, surroundingFiles, type WantedFile } from './wanted-files.ts';

export interface InitRequest {
  readonly root: string;
  readonly answers: InitAnswers;
  readonly parts: InitParts;
}

/** What will happen to a file. */
export interface PlannedFile extends WantedFile {
  readonly action: InitAction;
}

/** Everything that `init` would do. */
export interface InitPlan {
  readonly files: readonly PlannedFile[];
  readonly notes: readonly string[];
  readonly nextSteps: readonly string[];
}

/** Works out what to write, and writes nothing. What is there and differs is kept. */
export async function planInit(world: World, { root, answers, parts }: InitRequest): Promise<InitPlan> {
  const folders = await world.repository.foldersBelowTop();
  const place = { root, rootFromTop: pathFromTop(root, folders), toTop: '../'.repeat(folders.length) };
  const own = await Promise.all(positioningFiles(place, answers).map((file) => planFile(world, file)));
  const around = await Promise.all(surroundingFiles(place, answers, parts).map((file) => planFile(world, file)));
  // A product that is there has a market already.
  const positioning = own.at(-2)?.action === 'keep' ? own.slice(0, -1) : own;
  const codeowners = await planCodeowners(world, { root, positioning });
  const files = [...positioning, ...codeowners.files, ...around];
  return {
    files,
    notes: [...codeowners.notes, ...notesOn(files, place)],
    nextSteps: nextSteps(answers, { place, parts, hasCodeowners: codeowners.files.length > 0 }),
  };
}

async function planFile({ files }: World, wanted: WantedFile): Promise<PlannedFile> {
  const text = await files.read(wanted.path);
  return { ...wanted, action: text === null ? 'create' : text === wanted.text ? 'unchanged' : 'keep' };
}

/** The block of CODEOWNERS, worked out from the files that are there and those that will be. */
async function planCodeowners(
  world: World,
  { root, positioning }: { root: string; positioning: readonly PlannedFile[] },
): Promise<{ files: PlannedFile[]; notes: string[] }> {
  const created = positioning.filter(({ action }) => action === 'create');
  const drafts = new Map(created.map(({ path, text }) => [path, text]));
  try {
    const { path } = await syncCodeowners(draftWorld(world, drafts), { root, write: true });
    const before = await world.files.read(path);
    const text = drafts.get(path) ?? before ?? '';
    const action = before === null ? 'create' : before === text ? 'unchanged' : 'extend';
    return { files: [{ path, text, action, isReplaceable: false }], notes: [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {
      files: [],
      notes: [`CODEOWNERS was left alone: ${error.message}`],
    };
  }
}

function notesOn(files: readonly PlannedFile[], { rootFromTop }: InitPlace): string[] {
  const kept = files.filter(({ action }) => action === 'keep');
  const tasks = kept.find(({ path }) => path.endsWith('.vscode/tasks.json'));
  const replaceable = kept.filter(({ isReplaceable }) => isReplaceable);
  return [
    ...(replaceable.length > 0
      ? ['What is there and differs was left alone. To replace workflows and the container: --force']
      : []),
    ...(tasks
      ? [
          `To see findings in VS Code, add this to the "tasks" of ${tasks.path}:\n${JSON.stringify(checkTask(rootFromTop), null, 2)}`,
        ]
      : []),
  ];
}

/** The files of a plan that differ from what is there, and could be replaced if somebody says so. */
export function listReplaceable({ files }: InitPlan): string[] {
  return files.flatMap(({ path, action, isReplaceable }) => (action === 'keep' && isReplaceable ? [path] : []));
}

/** The plan with these files replaced after all. */
export function replaceFiles(plan: InitPlan, paths: readonly string[]): InitPlan {
  const files = plan.files.map((file) => (paths.includes(file.path) ? { ...file, action: 'replace' as const } : file));
  return { ...plan, files };
}

/** Writes what the plan says: all of it, or nothing. */
export async function applyInit({ files }: World, plan: InitPlan): Promise<InitResult> {
  const written = plan.files.filter(({ action }) => action !== 'keep' && action !== 'unchanged');
  await files.writeAll(new Map(written.map(({ path, text }) => [path, text])));
  return { ...plan, isWritten: true };
}
