import { useWords } from '../../kernel/words.ts';
import { navigatorWords } from '../navigator.words.ts';
import own from './search.module.css';

interface Props {
  text: string;
  setText(text: string): void;
  run(): void;
  want(): void;
}

/** The query as plain text: what there is before the editor is. */
export function PlainLine({ text, setText, run, want }: Props) {
  const words = useWords(navigatorWords);
  return (
    <textarea
      className={own.plain}
      rows={Math.min(6, text.split('\n').length)}
      aria-label={words.query}
      placeholder={words.queryPlaceholder}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      dir="ltr"
      onFocus={want}
      onPointerEnter={() => void import('./jql-editor.tsx')}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        run();
      }}
    />
  );
}
