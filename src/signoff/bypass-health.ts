import { capitalise, code } from '../model/words.ts';
import type { Layer, Layers } from './branch-layers.ts';
import { found, type HealthCheck, ok, unknown } from './health-check.ts';

interface Scene {
  readonly branch: string;
  readonly layers: Layers;
  /** The layers that require the check. */
  readonly carriers: readonly Layer[];
  readonly isRequired: boolean | null;
}

/**
 * Who may do without the check, or without a pull request? Everybody who may pass over each of the layers that demand
 * it; one layer that nobody passes over is enough.
 */
export function checkBypass({ branch, layers, carriers, isRequired }: Scene): HealthCheck {
  const id = 'bypass';
  if (carriers.length === 0) {
    if (isRequired === null) return unknown(id, 'Nobody can tell who may merge without the check.', layers.unread);
    return found(id, 'hole', {
      message: 'The check is not required, so everybody who may merge does without it.',
      help: 'Have an administrator add the recommended ruleset.',
    });
  }
  const demandsPulls = layers.layers.filter(({ requiresPulls }) => requiresPulls === true);
  const demands = [
    { what: 'merge without the check', layers: carriers.map(({ name, bypass }) => ({ name, who: bypass })) },
    {
      what: 'push without a pull request',
      layers: demandsPulls.map(({ name, pullBypass }) => ({ name, who: pullBypass })),
    },
  ];
  const open = demands.filter((demand) => demand.layers.every(({ who }) => who === null || who.length > 0));
  const passing = open.filter((demand) => demand.layers.length > 0);
  if (passing.length === 0)
    return ok(id, `Nobody may pass over the rules of ${code(branch)}; administrators would have to change them.`);
  const details = passing.flatMap(describeDemand);
  if (passing.some((demand) => demand.layers.some(({ who }) => who === null))) {
    return { ...cannotSee, id, details };
  }
  return found(id, 'weak', {
    message: `Some may pass over the rules of ${code(branch)}, and what they merge nobody needs to have signed.`,
    details,
    help: 'Have an administrator empty the bypass list, or add the recommended ruleset: nobody may pass over it.',
  });
}

const cannotSee = {
  status: 'unknown',
  message: 'Nobody can tell who may pass over the rules: the token may not see it.',
  help: 'Run this with the token of an administrator (`administration: write`, which GitHub asks for to show it).',
} as const;

function describeDemand({
  what,
  layers,
}: {
  readonly what: string;
  readonly layers: readonly { readonly name: string; readonly who: readonly string[] | null }[];
}): string[] {
  return layers.map(({ name, who }) => {
    const passing = who === null ? 'somebody the token may not see, if there is anybody' : who.join('; ');
    return `${capitalise(name)} lets these ${what}: ${passing}.`;
  });
}
