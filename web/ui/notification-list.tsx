import { notifications as list, Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.layer.css';

export const notifications = list;

/** Where notes appear. */
export const NotificationList = () => <Notifications position="bottom-left" limit={3} />;
