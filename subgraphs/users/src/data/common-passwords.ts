/** Passwords of at least 10 characters that head the lists of leaked ones; compared in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  0123456789 0987654321 1029384756 1122334455 1212121212 123123123123 1231231234 1234512345 123454321a 1234554321
  12345678900 1234567890 12345678910 1234567890a 1234567890q 12345qwert 123456789a 123456789q 123qweasdzxc
  1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc 9876543210 a123456789 aa12345678 abc1234567 abcd123456
  abcdefghij administrator adminadmin admin12345 asdfasdfasdf asdfghjkl1 asdfghjkl; basketball changeme123
  charlie123 chocolate1 christopher computer123 football12 football123 gatefold123 gfhjkmgfhjkm hello12345
  helloworld iloveyou12 iloveyou123 jennifer12 letmein123 letmein1234 liverpool1 manchester michael123
  mynameisbob password00 password01 password10 password11 password12 password123 password1234 password12345
  password2024 password2025 password2026 passwordpassword p@ssw0rd123 passw0rd123 q1w2e3r4t5 q1w2e3r4t5y6
  qazwsxedc1 qazwsxedcrfv qwer123456 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwertyuiop qwertyuiop1
  qwertyuiop123 sunshine12 sunshine123 superman123 swordfish1 trustno1trustno1 unbelievable welcome123 welcome1234
  zaq12wsxcde3 zxcvbnm123 zxcvbnmasdfghjkl
  `
    .trim()
    .split(/\s+/),
);
