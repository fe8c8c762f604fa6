import type { DoctorRequest, GateHost } from '../../app/doctor.ts';
import { UserError } from '../../app/user-error.ts';
import { gitHubClient } from '../../io/github/client.ts';
import { gitHubGateSettings } from '../../io/github/gate-settings.ts';
import { gitHubPullRequests } from '../../io/github/pull-requests.ts';
import type { parseRepository } from '../options.ts';

type Host = NonNullable<DoctorRequest['gate']>['host'];

/** The host of the gate. A token or an address that cannot be one is something for the doctor to tell. */
export function openHost({ owner, name }: ReturnType<typeof parseRepository>, env: NodeJS.ProcessEnv): Host {
  try {
    const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
    const client = gitHubClient({ token: env['GITHUB_TOKEN'] ?? '', apiUrl });
    const repository = { owner, repo: name, client };
    const host: GateHost = {
      owner,
      name,
      pulls: gitHubPullRequests(repository),
      settings: gitHubGateSettings(repository),
    };
    return { known: host };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { unreadable: error.message, help: error.hint };
  }
}
