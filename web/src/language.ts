/** "fr-CA", "fr_CA" → "fr". */
export const primary_of = (tag: string | undefined): string | undefined => tag?.split(/[-_]/)[0]?.toLowerCase();
