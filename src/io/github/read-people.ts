import type { Membership } from '../../model/pull-request.ts';
import type { GitHubClient } from './client.ts';
import { parseAnswer, unsoundAnswer } from './parse-answer.ts';
import { readAll } from './read-all.ts';
import { isRefusal } from './refusal.ts';
import { accountShape } from './shapes.ts';

/** Everyone in a team and its child teams. */
export async function readTeam(client: GitHubClient, organisation: string, slug: string): Promise<Membership> {
  if (!isName(organisation) || !isName(slug)) return { unreadable: 'no team can have that name. Write @org/team.' };
  const parameters = { organisation, slug };
  try {
    const route = 'GET /orgs/{organisation}/teams/{slug}/members';
    return { members: await readAll(client, { route, parameters }, accountShape) };
  } catch (error) {
    if (isRefusal(error, 401, 403, 404)) return { unreadable: teamHidden };
    throw error;
  }
}

const teamHidden =
  'the team does not exist, or the token may not read it: the token that Actions gives to a workflow never may. ' +
  'Use the token of an app with the organisation permission `Members: read`, or name the people one by one.';

/** The person who has a login now. */
export async function readUser(client: GitHubClient, login: string): Promise<Membership> {
  if (!isName(login.replace(/\[bot\]$/, ''))) return { unreadable: 'no account can have that name. Write @login.' };
  const answer = await client.ask('GET /users/{login}', { login }).catch((error: unknown) => {
    if (isRefusal(error, 404)) return null;
    throw error;
  });
  if (answer === null) return { unreadable: 'there is no account of that name. Correct it, or take it out.' };
  const account = parseAnswer(accountShape, answer);
  if (account.login.toLowerCase() === login.toLowerCase()) return { members: [account] };
  throw unsoundAnswer(answer.asked, '`login` is that of another account');
}

/** Names come from files that anybody may propose to change, so that nothing else is ever put into an address. */
function isName(text: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(text) && !/^\.+$/.test(text);
}
