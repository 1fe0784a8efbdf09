/** Ends with exit code 0 before it has answered hello. */
