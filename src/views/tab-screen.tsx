import type { Inspection } from '../session/inspection';
import { EmptyView, RestrictedView } from './empty-view';
import { FaultView } from './fault-view';
import type { Open } from './opened';
import { PeekView } from './peek-view';
import type { Screen } from './screen';
import type { Verdict } from './verdict';

/** What is shown of a tab of which there is no report. */
export const TabScreen = (props: { screen: Screen; inspection: Inspection | null; verdict: Verdict; open: Open }) => {
  const { screen, ...seen } = props;
  if (screen === 'unread')
    return (
      <main>
        <FaultView message="fault_storage" />
      </main>
    );
  if (screen === 'restricted') return <RestrictedView />;
  return screen === 'peek' ? <PeekView {...seen} /> : <EmptyView off={screen === 'off'} />;
};
