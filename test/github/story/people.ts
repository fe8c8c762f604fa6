import { admin, findApp, organisation, type Permission, repository } from '../cast.ts';
import { act } from '../host/act.ts';
import type { Host } from '../host/host.ts';
import type { Mask } from '../host/memory.ts';

const teams = `/orgs/${organisation}/teams`;

/** Who is who, and who is in which team. People go by the login that they began with. */
export function peopleStory(host: Host) {
  const joinTeam = async (team: string, login: string) =>
    void (await act(host, admin, `PUT ${teams}/${team}/memberships/${encodeURIComponent(login)}`, { role: 'member' }));
  return {
    joinTeam,
    leaveTeam: async (team: string, login: string) =>
      void (await act(host, admin, `DELETE ${teams}/${team}/memberships/${encodeURIComponent(login)}`)),

    /** A team whose members may write to the repository; `parent` is the team that it is part of. */
    async createTeam(name: string, members: readonly string[], { parent }: { parent?: string } = {}) {
      await act(host, admin, `POST ${teams}`, { name, permission: 'push' });
      await act(host, admin, `PUT ${teams}/${name}/repos/${repository}`);
      if (parent !== undefined) host.memory.parentTeams.set(name, parent);
      for (const login of members) await joinTeam(name, login);
    },

    /** Changes how an account shows, everywhere and at once: another login, another id, another type. */
    recast: (login: string, mask: NonNullable<Mask>) =>
      void host.memory.masks.set(login, { ...host.memory.masks.get(login), ...mask }),

    /** The account is gone: what it wrote stays, by nobody. */
    deleteAccount: (login: string) => void host.memory.masks.set(login, null),

    /** From now on a token may read and nothing else, as that of a workflow on a pull request from a fork. */
    makeReader: (login: string) => void host.memory.readers.add(login),

    /** Says what an app may read from now on beyond the repository itself. */
    grant: (app: string, permissions: readonly Permission[]) =>
      void host.memory.permissions.set(findApp(app).slug, new Set(permissions)),
  };
}
