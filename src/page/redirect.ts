export const htmlType = 'text/html;charset=UTF-8';

interface Answer {
  status(code: number): void;
  header(name: string, value: string): void;
}

/** 302 to a path of ours: what Jira answers, and what every client follows with GET. @param path with the context path */
export function redirect(reply: Answer, path: string): undefined {
  reply.status(302);
  reply.header('Location', path);
}
