import { useParams } from '@tanstack/react-router';
import { OneDashboard } from './one-dashboard.tsx';

export function Page() {
  const { dashboardId = '' } = useParams({ strict: false }) as { dashboardId?: string };
  return <OneDashboard key={dashboardId} id={dashboardId} />;
}
