import type { Publisher } from '../model/gate-settings.ts';
import type { Layer } from './branch-layers.ts';

/** The app of GitHub Actions on github.com, in whose name every workflow of every repository acts. */
const actionsApp = 15_368;

/** The app that a required check must come from. */
export interface Pin {
  readonly id: number;
  /** Is it the app that all workflows share? */
  readonly isShared: boolean;
}

/** Is it the app of GitHub Actions? On other servers it has another number and the same name. */
export function isActionsApp(id: number, publishers: readonly Publisher[]): boolean {
  return id === actionsApp || publishers.some((each) => each.id === id && each.slug === 'github-actions');
}

/** The app that the check must come from, one of the company's own before the shared one; null when any will do. */
export function findPin(facts: {
  readonly carriers: readonly Layer[];
  readonly checkName: string;
  readonly publishers: readonly Publisher[];
}): Pin | null {
  const { carriers, checkName, publishers } = facts;
  const required = carriers.flatMap(({ checks }) => checks).filter(({ context }) => context === checkName);
  const pins = required.flatMap(({ app }) =>
    app === null ? [] : [{ id: app, isShared: isActionsApp(app, publishers) }],
  );
  return pins.find(({ isShared }) => !isShared) ?? pins[0] ?? null;
}
