import { ActionIcon, FileButton, SegmentedControl } from '@mantine/core';
import { IconAt, IconPaperclip, IconQuestionMark } from '@tabler/icons-react';
import { fullAddress } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { KeyTip } from '../ui/key-tip.tsx';
import { type Tool, tools } from './tools.ts';
import { wikiWords } from './wiki.words.ts';
import classes from './wiki-editor.module.css';

interface Props {
  preview: boolean;
  onPreview(preview: boolean): void;
  onTool(tool: Tool): void;
  onMention(): void;
  /** undefined: files cannot be attached here. */
  onFiles?: ((files: File[]) => void) | undefined;
}

export function Toolbar({ preview, onPreview, onTool, onMention, onFiles }: Props) {
  const words = useWords(wikiWords);
  return (
    <div className={classes.bar}>
      <SegmentedControl
        size="xs"
        aria-label={words.preview}
        value={preview ? 'preview' : 'write'}
        onChange={(value) => onPreview(value === 'preview')}
        data={[
          { value: 'write', label: words.write },
          { value: 'preview', label: words.preview },
        ]}
      />
      {!preview && (
        <div role="toolbar" aria-label={words.toolbar} className={classes.tools}>
          {tools.map((tool) => (
            <Button
              key={tool.id}
              label={words[tool.id] as string}
              keys={tool.keys}
              onClick={() => onTool(tool)}
            >
              <tool.icon size={16} aria-hidden />
            </Button>
          ))}
          <Button label={words.mention} keys="@" onClick={onMention}>
            <IconAt size={16} aria-hidden />
          </Button>
          {onFiles && (
            <FileButton multiple onChange={(files) => files.length > 0 && onFiles(files)}>
              {(props) => (
                <Button label={words.file} {...props}>
                  <IconPaperclip size={16} aria-hidden />
                </Button>
              )}
            </FileButton>
          )}
          <KeyTip label={words.help}>
            <ActionIcon
              component="a"
              href={fullAddress('/secure/WikiRendererHelpAction.jspa?section=all')}
              target="_blank"
              rel="noopener"
              variant="subtle"
              color="gray"
              size={28}
              aria-label={words.help}
            >
              <IconQuestionMark size={16} aria-hidden />
            </ActionIcon>
          </KeyTip>
        </div>
      )}
    </div>
  );
}

function Button({
  label,
  keys,
  onClick,
  children,
}: {
  label: string;
  keys?: string | undefined;
  onClick(): void;
  children: React.ReactNode;
}) {
  return (
    <KeyTip label={label} {...(keys !== undefined && { keys })}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        onClick={onClick}
        // The caret stays in the text.
        onMouseDown={(event) => event.preventDefault()}
      >
        {children}
      </ActionIcon>
    </KeyTip>
  );
}
