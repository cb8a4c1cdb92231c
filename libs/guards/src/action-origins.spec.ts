import { actionOrigins } from './action-origins.js';
import { actions } from './actions.js';

/** What release 0.1.0 knew. Later actions never stand here: each names the one that it grew out of. */
const first = [
  'create-organization search-organization make-decision track-metric get-user update-user add-organization',
  'get-users get-user-org-details create-role get-roles update-role delete-role create-menu get-menus',
  'create-menu-template get-menu-template update-menu-template get-menu-templates get-user-menu-tree',
  'create-project get-projects update-project get-project-users assign-user-to-project update-project-user',
  'remove-user-from-project get-projects-by-user-and-org create-experiment get-experiments',
  'experiments-by-project-and-org get-experiment update-experiment create-variation get-variations',
  'update-variation delete-variation update-traffic-allocation create-condition get-conditions update-condition',
  'delete-condition create-metric get-metrics update-metric delete-metric get-results create-segment get-segments',
  'get-segment update-segment delete-segment assign-segment create-group get-groups delete-group',
  'create-project-file get-project-file delete-project-file create-api-key get-api-keys delete-api-key',
  'get-audit-log get-live-events get-end-users get-end-user update-end-user delete-end-user',
].flatMap((line) => line.split(' ').map((name) => `act:${name}`));

describe('actionOrigins', () => {
  it('names for each newer action, and for no other, an older one', () => {
    const newer = actions.filter((name) => !first.includes(name));

    expect(Object.keys(actionOrigins).sort()).toEqual([...newer].sort());
    for (const name of newer) expect(first).toContain(oldest(name));
  });
});

/** The first action in the line that another one grew out of. */
function oldest(name: string): string {
  const line = new Set<string>();
  let origin: string | undefined = name;
  while (origin !== undefined && !line.has(origin)) {
    line.add(origin);
    origin = (actionOrigins as Record<string, string | undefined>)[origin];
  }
  return [...line].at(-1)!;
}
