/** The square of a picture that becomes the face: dragged, or moved by keys. */
import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { post } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { ActionError } from '../ui/action-error.tsx';
import { Alert } from '../ui/alert.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useAction } from '../ui/use-action.ts';
import classes from './avatar.module.css';
import { chooseAvatar } from './avatar-choice.tsx';
import { profileWords } from './profile.words.ts';

/** In pixels of the picture itself. */
interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const inside = ({ left, top, side }: Square, { width, height }: Size): Square => {
  const fit = Math.max(16, Math.min(Math.round(side), width, height));
  return {
    side: fit,
    left: Math.round(Math.max(0, Math.min(left, width - fit))),
    top: Math.round(Math.max(0, Math.min(top, height - fit))),
  };
};

export function AvatarCrop({ name, file, onClose }: { name: string; file: File; onClose(): void }) {
  const words = useWords(profileWords);
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const picture = useRef<HTMLImageElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [broken, setBroken] = useState(false);
  const [square, setSquare] = useState<Square>({ left: 0, top: 0, side: 0 });
  const action = useAction();
  const move = (next: Square) => size && setSquare(inside(next, size));
  const begin = (start: PointerEvent<HTMLElement>) => {
    const area = start.currentTarget;
    const scale = (size?.width ?? 1) / (picture.current?.clientWidth || 1);
    area.setPointerCapture(start.pointerId);
    const onMove = (now: globalThis.PointerEvent) =>
      move({
        ...square,
        left: square.left + (now.clientX - start.clientX) * scale,
        top: square.top + (now.clientY - start.clientY) * scale,
      });
    area.addEventListener('pointermove', onMove);
    area.addEventListener('lostpointercapture', () => area.removeEventListener('pointermove', onMove), {
      once: true,
    });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = Math.max(1, Math.round(square.side / 20));
    const [x, y] = (
      { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] } as const
    )[event.key as 'ArrowLeft'] ?? [0, 0];
    if (x === 0 && y === 0) return;
    event.preventDefault();
    move({ ...square, left: square.left + x, top: square.top + y });
  };
  const use = async () => {
    const done = await action.run(async () => {
      const query = { username: name, filename: file.name.slice(0, 200), size: file.size };
      await post('/rest/api/2/user/avatar/temporary', file, {
        query,
        headers: { 'Content-Type': file.type },
      });
      const { id } = await post<{ id: string }>(
        '/rest/api/2/user/avatar',
        { cropperWidth: square.side, cropperOffsetX: square.left, cropperOffsetY: square.top },
        { query: { username: name } },
      );
      await chooseAvatar(name, id);
    }, words.pictureChosen);
    if (done) onClose();
  };
  const part = (value: number, of: number) => `${(value / of) * 100}%`;
  return (
    <Dialog opened={true} onClose={onClose} title={words.crop}>
      <Stack gap="md">
        {broken ? <Alert>{words.noPicture}</Alert> : <Text>{words.cropText}</Text>}
        <div className={classes.crop}>
          <img
            ref={picture}
            src={address}
            alt=""
            draggable={false}
            onError={() => setBroken(true)}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
              const side = Math.min(width, height);
              setSize({ width, height });
              setSquare({ left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side });
            }}
          />
          {size && (
            // biome-ignore lint/a11y/useSemanticElements: no element of HTML is a part of a picture
            <div
              className={classes.square}
              role="group"
              aria-label={words.cropArea}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move it
              tabIndex={0}
              style={{
                left: part(square.left, size.width),
                top: part(square.top, size.height),
                width: part(square.side, size.width),
                height: part(square.side, size.height),
              }}
              onPointerDown={begin}
              onKeyDown={onKey}
            />
          )}
        </div>
        {size && (
          <Slider
            thumbLabel={words.cropSize}
            label={null}
            min={Math.min(16, size.width, size.height)}
            max={Math.min(size.width, size.height)}
            value={square.side}
            onChange={(side) => move({ ...square, side })}
          />
        )}
        <ActionError error={action.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button disabled={size === null || broken} loading={action.busy} onClick={() => void use()}>
            {words.use}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
