import type { ReactNode } from 'react';

/** Puts a text where the cursor is. */
export type InsertText = (text: string) => void;

export interface CodeFieldProps {
  language: 'css' | 'js' | 'json';
  label: string;
  value: string;
  onChange: (value: string) => void;
  example?: string;
  error?: ReactNode;
  /** The line that is marked as wrong, from 1. */
  wrongLine?: number | undefined;
  isReadOnly?: boolean;
  /** For a few lines. */
  isShort?: boolean;
  /** What stands beside the label, such as a button that inserts something. */
  tools?: (insert: InsertText) => ReactNode;
}
