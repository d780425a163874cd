package domain

import "math/big"

// Spread parts a total, which is not negative, among shares in proportion to what they are
// now, or evenly where all are nothing. The parts add up to the total: what rounding down
// leaves over goes, one each, to the last ones that have a share.
func Spread(total int64, now []int64) []int64 {
	sum := new(big.Int)
	for _, share := range now {
		sum.Add(sum, big.NewInt(share))
	}
	parts, left := make([]int64, len(now)), total
	of := func(i int) int64 { return now[i] }
	if sum.Sign() == 0 {
		sum, of = big.NewInt(int64(len(now))), func(int) int64 { return 1 }
	}
	for i := range parts {
		part := new(big.Int).Mul(big.NewInt(total), big.NewInt(of(i)))
		parts[i] = part.Quo(part, sum).Int64()
		left -= parts[i]
	}
	for i := len(parts) - 1; i >= 0 && left > 0; i-- {
		if of(i) > 0 {
			parts[i]++
			left--
		}
	}
	return parts
}
