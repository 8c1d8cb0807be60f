import type { Document } from './report.js';

export const html: Document = () => [];
