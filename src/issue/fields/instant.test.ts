import { describe, expect, it } from 'vitest';
import { linksFor } from '../../http/links.ts';
import { calendarDayText, instant, instantText } from './instant.ts';

const at = (text: string) => Date.parse(text);
const view = (zone: string, now: string) => ({ links: linksFor({ baseUrl: '' }), zone, now: at(now) });

describe('moments', () => {
  it('are written for people with the day, or as today and yesterday', () => {
    const seen = view('UTC', '2026-03-10T12:00:00Z');
    expect(instantText(at('2026-03-10T00:05:00Z'), seen)).toBe('Today 12:05 AM');
    expect(instantText(at('2026-03-09T23:59:00Z'), seen)).toBe('Yesterday 11:59 PM');
    expect(instantText(at('2010-07-26T13:29:00Z'), seen)).toBe('26/Jul/10 1:29 PM');
    expect(instantText(null, seen)).toBeNull();
  });

  it('go by the reader’s calendar, not by the server’s', () => {
    const late = at('2026-03-09T23:30:00Z');
    expect(instantText(late, view('Asia/Tokyo', '2026-03-10T01:00:00Z'))).toBe('Today 8:30 AM');
    expect(instantText(late, view('UTC', '2026-03-10T01:00:00Z'))).toBe('Yesterday 11:30 PM');
    expect(instant(late, view('Asia/Tokyo', '2026-03-10T01:00:00Z'))).toBe('2026-03-10T08:30:00.000+0900');
  });

  it('are days in the form of Jira’s pages', () => {
    expect(calendarDayText('2012-04-05')).toBe('05/Apr/12');
  });
});
