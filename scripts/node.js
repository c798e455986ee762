/** The project's Node, or a plain sentence where there is none. */
import { noNode, projectNode } from './project.js';
import { become } from './run.js';

export function requireNode() {
  const node = projectNode();
  if (node !== null) return node;
  console.error(noNode);
  return process.exit(1);
}

export function becomeNode(args) {
  become(requireNode(), args);
}
