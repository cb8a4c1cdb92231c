import { RowMenu } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { people } from '../../texts/people.js';
import { withdrawInvitation, type Invited } from './people-queries.js';

/** What can be done with an invitation. */
export function InvitationMenu({ invited }: { invited: Invited }) {
  const can = useCan();
  const { orgId } = usePlace();
  if (!can('act:add-organization')) return null;
  const withdraw = async () => {
    await withdrawInvitation(orgId, invited);
    sayDone(people.withdrawn(invited.email));
  };
  const action = {
    ...{ label: people.withdraw, icon: 'times', isDestructive: true },
    onClick: () => withdraw().catch(sayFailed),
  };
  return <RowMenu label={people.invitationMenu(invited.email)} actions={[action]} />;
}
