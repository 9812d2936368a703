"""Assignment (giao dự toán) and supplement (giao bổ sung): where money enters the ledger."""
