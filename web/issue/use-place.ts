/** An issue as a place where fields are edited: whom pickers ask for, and where pasted files go. */
import { useMemo } from 'react';
import type { Place } from '../field/field.ts';
import { uploadFiles } from '../kernel/upload.ts';
import { refreshIssue } from './issue.queries.ts';

export const usePlace = (issueKey: string, projectKey: string, mayAttach: boolean): Place =>
  useMemo(() => {
    const attach = async (files: File[]) => {
      const taken = await uploadFiles(issueKey, files);
      await refreshIssue(issueKey);
      return taken.map(({ filename }) => filename);
    };
    return { issueKey, projectKey, ...(mayAttach && { attach }) };
  }, [issueKey, projectKey, mayAttach]);
