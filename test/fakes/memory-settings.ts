import type { GateSettings } from '../../src/app/ports.ts';
import type { BranchSettings } from '../../src/model/gate-settings.ts';
import { known, ownApp, rulesetOf, settingsOf, soundRules } from './gate-facts.ts';

/** The settings of a repository with these branches, each by the commit at its tip; all are protected soundly. */
export function memorySettings(
  branches: Readonly<Record<string, string>>,
  changes: Partial<GateSettings> = {},
): GateSettings {
  const [defaultBranch = 'main'] = Object.keys(branches);
  const sound = settingsOf({ rulesets: [rulesetOf(soundRules)] });
  const read = (tip: string | undefined): BranchSettings | null => (tip === undefined ? null : { ...sound, tip });
  return {
    readDefaultBranch: async () => defaultBranch,
    readBranch: async (branch) => read(branches[branch]),
    readCodeownersErrors: async () => known([]),
    readWorkflowPermissions: async () => known({ writes: false, approves: false }),
    readPublishers: async () => known([{ id: ownApp, slug: 'throughline-gate' }]),
    readTeamId: async (_, slug) => slug.length,
    ...changes,
  };
}
