/** Where the sources are. OWNER is a placeholder until the repository is public. */
export const repository = "https://github.com/OWNER/paripassu/blob/main";
