/** Characters that deny the words next to them. */
const DENIAL = /[不没未无非勿]/g;
/** Words that contain such a character but deny nothing, or only set a limit. */
const NO_DENIAL = /不(?:到|足|少于|低于|超过|止|敌|仅|但|断|同|久|易)|未来|非常|非洲|无论|无人机/g;
/** Other words that deny. */
const REFUSAL = /禁|拒|反对|避免|防止|杜绝|除外|停止|缺/g;

/** True if a folded claim denies no more than its proof. A new denial is unproven, however alike the rest is. */
export function deniesNoMore(claim: string, proof: string): boolean {
  return denialsIn(claim) <= denialsIn(proof) + (proof.match(REFUSAL) ?? []).length;
}

function denialsIn(text: string): number {
  return (text.replace(NO_DENIAL, '').match(DENIAL) ?? []).length;
}
