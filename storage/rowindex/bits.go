package rowindex

// bits is a set of rows.
type bits []uint64

func newBits(rows int) bits { return make(bits, (rows+63)/64) }

func bitsOf(rows []int32, n int) bits {
	b := newBits(n)
	for _, row := range rows {
		b.set(row)
	}
	return b
}

func (b bits) set(row int32) { b[row>>6] |= 1 << (row & 63) }

func (b bits) has(row int32) bool { return b[row>>6]&(1<<(row&63)) != 0 }
