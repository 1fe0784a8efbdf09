/**
 * A text as a message of SARIF: braces are doubled, for single ones hold a
 * place (3.11.5), and nothing in it is a link (3.11.6).
 * @example messageOf("{a: [b](c)}") // => "{{a: [b] (c)}}"
 */
export const messageOf = (text: string): string => text.replaceAll(/[{}]/g, "$&$&").replaceAll("](", "] (");
