-- Drives a headless Neovim: opens the model, waits for what is shown, repairs, writes down what came of it.
local model, answers, title = vim.env.MODEL, vim.env.ANSWERS, vim.env.TITLE
local answer = {}

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(answer) }, answers)
  vim.cmd("qall!")
end

local function await(what, holds)
  if not vim.wait(60000, holds, 20) then
    answer.problem = "waited in vain for " .. what
    finish()
  end
end

local function codes()
  return vim.tbl_map(function(each)
    return each.code or each.user_data.lsp.code
  end, vim.diagnostic.get(0))
end

vim.ui.select = function(items, _, choose)
  answer.offered = vim.tbl_map(function(each)
    return (each[2] or each.action).title
  end, items)
  for _, each in ipairs(items) do
    if (each[2] or each.action).title == title then
      return choose(each)
    end
  end
  answer.problem = "not offered: " .. title
  finish()
end

vim.cmd("edit " .. vim.fn.fnameescape(model))
await("three diagnostics", function()
  return #vim.diagnostic.get(0) == 3
end)
answer.codes = codes()
answer.rows = vim.tbl_map(function(each)
  return each.lnum
end, vim.diagnostic.get(0))
local wrong = vim.tbl_filter(function(each)
  return (each.code or each.user_data.lsp.code) == "MQ101"
end, vim.diagnostic.get(0))[1]
vim.api.nvim_win_set_cursor(0, { wrong.lnum + 1, wrong.col })
local before = vim.api.nvim_buf_get_changedtick(0)
vim.lsp.buf.code_action()
await("the repair", function()
  return vim.api.nvim_buf_get_changedtick(0) ~= before
end)
answer.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
await("the diagnostics of the repaired text", function()
  return not vim.tbl_contains(codes(), "MQ101")
end)
answer.left = codes()
finish()
